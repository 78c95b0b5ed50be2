import { deriveValidatorKey } from '@limpid/devnet/keys'
import {
  type Deployment,
  extractRegistered,
  fundingRules,
  offerKeys,
  register,
  signOffer,
} from '@limpid/sdk'
import { predeposit } from '@limpid/services'
import { bytesToHex, formatEther, type Hex } from 'viem'
import type { Actor, World } from '../world.ts'
import type { Narrator } from './narrator.ts'

/** The devnet's own validators have the keys before this one. */
export const FIRST_FREE_KEY = 64
/** Offers outlive the story. */
const OFFER_SECONDS = 7 * 24 * 3600

export type JoinedOperator = { operatorId: bigint; actor: Actor; pubkeys: Hex[] }

/** Two operators post bonds, predeposit 1 ETH for each of their keys, and offer the keys to be funded. */
export async function joinOperators(
  world: World,
  deployment: Deployment,
  topUpsEther: readonly (readonly bigint[])[],
  narrator: Narrator,
): Promise<JoinedOperator[]> {
  const joined: JoinedOperator[] = []
  let nextKey = FIRST_FREE_KEY
  for (const [number, topUps] of topUpsEther.entries()) {
    const actor = world.operator(number)
    const bond = topUps.reduce((sum, topUp) => sum + fundingRules.bondFor(topUp), 0n)
    const [receipt] = await world.mine(await register(actor, { deployment, bond }))
    if (receipt === undefined) throw new Error('registration was not mined')
    const { operatorId, pod } = extractRegistered(receipt)
    narrator.say(
      `operator ${operatorId} posts a bond of ${formatEther(bond)} ETH; its pod is ${pod}`,
    )

    const secretKeys = topUps.map(() => deriveValidatorKey(world.devnet.seed, nextKey++))
    const pubkeys = secretKeys.map((secretKey) => bytesToHex(secretKey.toPublicKey().toBytes()))
    const genesisForkVersion = await readGenesisForkVersion(world)
    const predeposits: Hex[] = []
    for (const secretKey of secretKeys) {
      predeposits.push(await predeposit(actor, { deployment, pod, secretKey, genesisForkVersion }))
    }
    await world.mine(...predeposits)
    narrator.say(`operator ${operatorId} predeposits 1 ETH for each of ${pubkeys.length} keys`)

    const { timestamp } = await world.client.getBlock()
    const deadline = timestamp + BigInt(OFFER_SECONDS)
    const offers = await Promise.all(
      pubkeys.map(async (pubkey, i) => {
        const topUpEther = topUps[i] ?? 0n
        const signature = await signOffer(actor, { deployment, pubkey, topUpEther, deadline })
        return { operatorId, pubkey, topUpEther, deadline, signature }
      }),
    )
    await world.mine(await offerKeys(actor, { deployment, offers }))
    narrator.say(`operator ${operatorId} offers them for ${topUps.join(' and ')} ETH`)
    joined.push({ operatorId, actor, pubkeys })
  }
  return joined
}

export async function readGenesisForkVersion(world: World): Promise<Hex> {
  const response = await fetch(`${world.devnet.beaconUrl}/eth/v1/beacon/genesis`)
  const { data } = (await response.json()) as { data: { genesis_fork_version: Hex } }
  return data.genesis_fork_version
}
