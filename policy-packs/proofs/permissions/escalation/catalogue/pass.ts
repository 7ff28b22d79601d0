import type { Known, Way } from "../way";

export const aws = "https://docs.aws.amazon.com/";

/** A way that passes a role on to a service. */
export const pass = (
  id: string,
  service: string,
  says: string,
  needs: Way["needs"],
  link: string,
  known: Known = {},
  missing?: string,
): Way => ({
  id: `pass-role-to-${id}`,
  says,
  lead: { by: "pass", service: `${service}.amazonaws.com` },
  needs,
  link: `${aws}${link}`,
  known,
  ...(missing === undefined ? {} : { missing }),
});
