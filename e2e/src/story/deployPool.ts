import type { Deployment } from '@limpid/sdk'
import { confirmDeployment, deploy, loadArtifacts } from '@limpid/services'
import { parseEther } from 'viem'
import type { World } from '../world.ts'

/** The devnet's checkpoint times in slots: short enough to watch, in the proportions of mainnet. */
const SCHEDULE = { period: 64, expiry: 32 }
const STALE_SLOTS = 70

/** Deploys the core against the devnet's own constants. */
export async function deployPool(world: World): Promise<Deployment> {
  const { beaconUrl } = world.devnet
  const spec = await readSpec(beaconUrl)
  const deployed = await deploy(world.deployer, {
    artifacts: await loadArtifacts(),
    beaconUrl,
    clock: {
      genesisAt: world.devnet.genesisTime,
      secondsPerSlot: spec.secondsPerSlot,
      slotsPerEpoch: spec.slotsPerEpoch,
      shardCommitteePeriod: spec.shardCommitteePeriod,
    },
    schedule: SCHEDULE,
    staleAge: STALE_SLOTS * spec.secondsPerSlot,
    depositContract: spec.depositContract,
    seed: parseEther('1'),
  })
  await world.advance()
  return confirmDeployment(world.client, deployed)
}
