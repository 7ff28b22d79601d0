/** How a flow between two zones is written: `edge -> app : 8443`, `app -> internet : 443`, `app -> data : 5000-5010/udp`. */
export const flowForm = /^\s*(\S+)\s*->\s*(\S+)\s*:\s*(\d+)(?:-(\d+))?(?:\/(tcp|udp))?\s*$/;

/** A flow that is not written so. */
export const notAFlow = (text: string): string => `the flow "${text}" is not written like "edge -> app : 8443"`;
