import * as aws from "@pulumi/aws";
import * as absent from "absent-package";

new aws.s3.Bucket(absent.name);
