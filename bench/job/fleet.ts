/** What is done to the fleet. */
export const REFACTOR = `apiVersion: motif.dev/v1alpha1
kind: Refactor
metadata: { name: uniform }
spec:
  select: { group: storage.cnrm.cloud.google.com, kind: StorageBucket }
  edits:
    - set: { path: spec.uniformBucketLevelAccess, value: true }
`

/** A bucket as teams write them: comments, a licence, about a kilobyte. */
export function bucketText(index: number): string {
  return `# Copyright of team ${index}
# Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with
# the License. You may obtain a copy of the License at http://www.apache.org/licenses/LICENSE-2.0
apiVersion: storage.cnrm.cloud.google.com/v1beta1
kind: StorageBucket
metadata:
  name: bucket-${index}
  namespace: team-${index % 40}
  annotations:
    cnrm.cloud.google.com/force-destroy: "false"
  labels:
    team: "team-${index % 40}"
spec:
  location: EU # where the customers are
  storageClass: STANDARD
  versioning:
    enabled: true
  lifecycleRule:
    - action:
        type: Delete
      condition:
        age: ${index % 90}
        withState: ARCHIVED
    - action: { type: SetStorageClass, storageClass: NEARLINE }
      condition: { age: 30 }
  cors:
    - origin: ["https://example.com"]
      responseHeader: ["*"]
      method: [GET, HEAD]
      maxAgeSeconds: 3600
`
}
