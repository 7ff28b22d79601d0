export const tags = { Team: "platform" };
