// Made by motif generate from the schemas of workflows.motif.dev; do not edit.
/* eslint-disable */

export * as v1 from './v1.ts'
