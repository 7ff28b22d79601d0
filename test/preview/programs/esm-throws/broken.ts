import { settings } from "./settings.js";

interface Shape {
  readonly a: string;
}

const shape: Shape | undefined = settings.key === "" ? { a: "b" } : undefined;

export const boom: string = shape!.a;
