import { make, missing } from "./environment";

export default (): void => {
  if (!make()) console.warn(missing);
};
