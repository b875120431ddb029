// Made by motif generate from the schemas of delivery.motif.dev; do not edit.
/* eslint-disable */

export * as v1 from './v1.ts'
