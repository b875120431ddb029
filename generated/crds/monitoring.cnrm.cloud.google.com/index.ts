// Made by motif generate from the schemas of monitoring.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

export * as v1beta1 from './v1beta1.ts'
