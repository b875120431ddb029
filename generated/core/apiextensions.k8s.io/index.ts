// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

export * as v1 from './v1.ts'
