import { shop } from "./resources";

shop();
