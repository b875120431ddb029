// Made by motif generate from the schemas of monitoring.googleapis.com; do not edit.
/* eslint-disable */

export * as v1 from './v1.ts'
