import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const comprehend = {
  "aws:comprehend/documentClassifier:DocumentClassifier": map<
    aws.comprehend.DocumentClassifierArgs,
    "AWS::Comprehend::DocumentClassifier"
  >("AWS::Comprehend::DocumentClassifier", (it) => ({
    DocumentClassifierName: it.get("name"),
    ModelKmsKeyId: it.get("modelKmsKeyId"),
    Tags: tags(it.get("tags")),
    VolumeKmsKeyId: it.get("volumeKmsKeyId"),
  })),
  "aws:comprehend/entityRecognizer:EntityRecognizer": map<
    aws.comprehend.EntityRecognizerArgs,
    "Custom::ComprehendEntityRecognizer"
  >("Custom::ComprehendEntityRecognizer", (it) => ({
    ModelKmsKeyId: it.get("modelKmsKeyId"),
    Tags: tags(it.get("tags")),
    VolumeKmsKeyId: it.get("volumeKmsKeyId"),
  })),
};
