import '../preset.ts'
import { type Endpoint, routes } from '@lodestar/api'
import {
  type ApplicationMethod,
  addSszContentTypeParser,
  createFastifyRoute,
} from '@lodestar/api/server'
import { type FastifyInstance, fastify } from 'fastify'
import type { Chain } from '../consensus/types.ts'
import { explainListenError } from '../listen.ts'
import { createBlockMethods } from './blocks.ts'
import { type DevnetControl, serveDevnet } from './devnetRoutes.ts'
import { serveEvents } from './events.ts'
import { createConfigMethods, createGenesisMethods, createNodeMethods } from './network.ts'
import { createPoolMethods } from './pool.ts'
import { createDebugMethods, createStateMethods } from './states.ts'
import { createValidatorMethods } from './validators.ts'

export type BeaconApi = { port: number; close(): Promise<void> }

/** Bytes of the largest request body. */
const bodyLimit = 1 << 24

/** The Beacon REST API of the chain and the control routes, on 127.0.0.1. */
export async function startBeaconApi(parameters: {
  chain: Chain
  control: DevnetControl
  port: number
}): Promise<BeaconApi> {
  const { chain, control, port } = parameters
  const app = fastify({
    bodyLimit,
    routerOptions: { maxParamLength: 4096 },
    forceCloseConnections: true,
  })
  addSszContentTypeParser(app)
  allowBrowsers(app)
  answerErrors(app)
  serveBeacon(app, chain)
  serveDevnet(app, control)
  const endStreams = serveEvents(app, chain)
  try {
    await app.listen({ port, host: '127.0.0.1' })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw explainListenError(error, port, 'Beacon API', '--beacon-port')
  }
  return {
    port: readPort(app, port),
    close: async () => {
      endStreams()
      await app.close()
    },
  }
}

function readPort(app: FastifyInstance, asked: number): number {
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : asked
}

function serveBeacon(app: FastifyInstance, chain: Chain): void {
  const { beacon, config, debug, node } = routes
  register(app, beacon.getDefinitions(chain.config), {
    ...createGenesisMethods(chain),
    ...createBlockMethods(chain),
    ...createStateMethods(chain),
    ...createValidatorMethods(chain),
    ...createPoolMethods(chain),
  })
  register(app, config.getDefinitions(chain.config), createConfigMethods(chain))
  register(app, debug.getDefinitions(chain.config), createDebugMethods(chain))
  register(app, node.getDefinitions(chain.config), createNodeMethods(chain))
}

type Route = Parameters<typeof createFastifyRoute<Endpoint>>[0]

/** Adds a route per method, under lodestar's definition of the same name. */
function register<D extends object, M extends Partial<Record<keyof D, unknown>>>(
  app: FastifyInstance,
  definitions: D,
  methods: M,
): void {
  for (const [name, method] of Object.entries(methods)) {
    // Each method's type was checked against its own endpoint where it was written; a loop over endpoints of
    // different types can only be typed by their common form.
    const definition = definitions[name as keyof D] as Route
    app.route(createFastifyRoute(definition, method as ApplicationMethod<Endpoint>, name))
  }
}

function allowBrowsers(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-allow-headers', '*')
  })
  app.options('/*', async (_request, reply) => reply.code(204).send())
}

/** Errors in the Beacon API's form. */
function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const code = error.statusCode ?? 500
    return reply.code(code).send({ code, message: error.message })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 404, message: `no route ${request.method} ${request.url}` }),
  )
}
