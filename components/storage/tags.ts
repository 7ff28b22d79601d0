import type { Tags } from "../model/planned/tags";
import type { DataClass } from "./data-class";

/** What everything that holds data says of itself: its name, who answers for it, and how bad it is when the wrong people read it. */
export const tagsOf = (name: string, owner: string, dataClass: DataClass): Tags => [
  { Key: "Name", Value: name },
  { Key: "Owner", Value: owner },
  { Key: "DataClass", Value: dataClass },
];
