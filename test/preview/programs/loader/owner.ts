export const owner: string = "ops";
