import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { own } from '../src/model/value.ts'

/** What the server answered. */
export interface Answer {
  readonly status: number
  readonly text: string
}

/** A kube-apiserver that answers on the loopback. */
export interface Server {
  /** `body` is JSON text. @throws Error where the server is gone. */
  request(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer>
  /** Stops what was started, and removes its files. Twice is once. */
  stop(): void
}

/** So many requests are under way at once. */
export const CONNECTIONS = 8

/**
 * Starts etcd and kube-apiserver with the tools' `build` and `up`, state in the system's folder for such things.
 *
 * @throws Error where they do not start.
 */
export function startServer(tools: string): Server {
  const folder = mkdtempSync(join(tmpdir(), 'motif-oracle-'))
  let isStopped = false
  const stop = (): void => {
    if (isStopped) return
    isStopped = true
    spawnSync(join(tools, 'down'), [folder])
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  try {
    const assets = execFileSync(join(tools, 'build'), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()
    const env = { ...process.env, KUBEBUILDER_ASSETS: assets }
    const kubeconfig = execFileSync(join(tools, 'up'), [folder], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim()
    return { ...connect(kubeconfig), stop }
  } catch (error) {
    stop()
    throw error
  }
}

/** A server that runs already; stop() leaves it running. */
export function connect(kubeconfig: string): Server {
  const text = readFileSync(kubeconfig, 'utf8')
  const base = /server: "([^"]+)"/.exec(text)?.[1] ?? ''
  const token = /token: "([^"]+)"/.exec(text)?.[1] ?? ''
  const agent = new https.Agent({ keepAlive: true, maxSockets: CONNECTIONS, rejectUnauthorized: false })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return {
    request: (method, path, body) => patiently(() => send(`${base}${path}`, { method, agent, headers }, body)),
    stop: () => agent.destroy(),
  }
}

const TRIES = 3
const PAUSE_MS = 300

/**
 * A server on a busy machine drops a connection now and then, and so does one whose code fails on what it is asked: then
 * it has no verdict. Nothing that is asked changes what it holds, or only once.
 */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (own(error, 'code') !== 'ECONNRESET') throw error
      if (tries === TRIES) return { status: 500, text: '{"message":"the server drops the connection"}' }
      await new Promise((done) => setTimeout(done, PAUSE_MS * tries))
    }
  }
}

function send(url: string, options: https.RequestOptions, body: string | undefined): Promise<Answer> {
  return new Promise((done, failed) => {
    const request = https.request(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => done({ status: response.statusCode ?? 0, text }))
      response.on('error', failed)
    })
    request.on('error', failed)
    request.end(body)
  })
}

/** Runs `work` for each item, as many at once as there are connections. */
export async function each<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}
