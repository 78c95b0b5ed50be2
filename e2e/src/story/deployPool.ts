import { createBeaconClient } from '@limpid/prover'
import type { Deployment } from '@limpid/sdk'
import { confirmDeployment, deploy, loadArtifacts } from '@limpid/services'
import { parseEther } from 'viem'
import type { World } from '../world.ts'

/** The devnet's checkpoint times in slots: short enough to watch, in the proportions of mainnet. */
const SCHEDULE = { period: 64, expiry: 32 }
const STALE_SLOTS = 70

/** Deploys the core; the chain's constants are the devnet's own. */
export async function deployPool(world: World): Promise<Deployment> {
  const sent = await deploy(world.deployer, {
    beacon: createBeaconClient({ url: world.devnet.beaconUrl }),
    artifacts: await loadArtifacts(),
    schedule: SCHEDULE,
    staleSlots: STALE_SLOTS,
    seed: parseEther('1'),
  })
  await world.advance()
  return confirmDeployment(world.client, sent)
}
