// Stock cdk8s on the same job: App, charts, app.synth(). usage: cdk8s.mjs SPECS_FOLDER OUTPUT_FOLDER SPECS_PER_CHART
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiObject, App, Chart } from 'cdk8s'
import { resourcesOf } from './resources.mjs'

const [, , specs, outdir, perChart] = process.argv
const app = new App({ outdir })
let chart
readdirSync(specs).forEach((file, index) => {
  const spec = JSON.parse(readFileSync(join(specs, file), 'utf8'))
  if (index % Number(perChart) === 0) chart = new Chart(app, `chart-${index}`, { disableResourceNameHashes: true })
  resourcesOf(spec).forEach((resource, part) => new ApiObject(chart, `${spec.metadata.name}-${part}`, resource))
})
app.synth()
