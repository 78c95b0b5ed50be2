import { type Address, createPublicClient, hexToBytes, http, parseAbi } from 'viem'

/**
 * What a share is truly worth at a snapshot, worked out from first principles: the beacon state's SSZ bytes read with
 * the reference SSZ library, and the execution chain read before the snapshot's transaction. This file shares no code
 * with the prover, the SDK or the contracts it judges.
 *
 *   truth = (idle + pods' ether + balances + top-ups paid and not credited - 1 ETH a validator) x 1e18 / supply
 */
export async function truthAt(parameters: truthAt.Parameters): Promise<truthAt.ReturnType> {
  const execution = await readExecution(parameters)
  const beacon = await readBeacon(parameters)
  let value = execution.ether
  for (const { index, pubkey, topUp, block } of execution.funded) {
    value += BigInt(beacon.balanceGwei(index)) * GWEI - OPERATOR_ETHER
    // The state knows deposits up to the execution block inside it; later top-ups are paid and on their way.
    const credited = block < execution.openBlock && !beacon.isPending(pubkey, topUp)
    if (!credited) value += topUp
  }
  return {
    scaledValue: value * ONE,
    supply: execution.supply,
    truth: (value * ONE) / execution.supply,
  }
}

export declare namespace truthAt {
  type Parameters = {
    rpcUrl: string
    beaconUrl: string
    pool: Address
    validators: Address
    operators: Address
    checkpoints: Address
    /** Number of the checkpoint, as its `Opened` event gave it. */
    number: bigint
    /** Slot of the beacon state the checkpoint proved. */
    slot: number
  }
  type ReturnType = {
    /** Value in wei x 1e18: `low x supply <= scaledValue <= high x supply` is the exact comparison. */
    scaledValue: bigint
    /** Shares at the snapshot. */
    supply: bigint
    /** Wei per share, 1e18-scaled, rounded down. */
    truth: bigint
  }
}

const ONE = 10n ** 18n
const GWEI = 10n ** 9n
const OPERATOR_ETHER = 10n ** 18n

const abi = parseAbi([
  'function idle() view returns (uint256)',
  'function totalSupply() view returns (uint256)',
  'function podOf(uint256 operatorId) view returns (address)',
  'event Opened(uint256 indexed number, bytes32 beaconRoot, uint256 etherAtOpen, uint256 supply, uint256 validators)',
  'event Funded(uint256 indexed operatorId, uint256 indexed index, bytes pubkey, uint256 topUpEther, uint256 slot)',
  'event Deposit(address indexed sender, address indexed receiver, uint256 assets, uint256 shares)',
  'event Collected(address indexed sender, uint256 assets)',
  'event Staked(bytes32 indexed pubkeyRoot, uint256 assets)',
])

/** Ether, shares and funded validators at the moment the snapshot's transaction ran. */
async function readExecution(parameters: truthAt.Parameters) {
  const { pool, validators, operators, checkpoints } = parameters
  const client = createPublicClient({ transport: http(parameters.rpcUrl) })
  const [opened] = await client.getContractEvents({
    address: checkpoints,
    abi,
    eventName: 'Opened',
    args: { number: parameters.number },
    fromBlock: 0n,
  })
  if (opened === undefined) throw new Error(`checkpoint ${parameters.number} was never opened`)
  const openBlock = opened.blockNumber
  const before = { blockNumber: openBlock - 1n }
  const happenedBefore = (log: { blockNumber: bigint; logIndex: number }) =>
    log.blockNumber < openBlock || log.logIndex < opened.logIndex

  const fundedLogs = await client.getContractEvents({
    address: validators,
    abi,
    eventName: 'Funded',
    fromBlock: 0n,
    toBlock: openBlock,
    strict: true,
  })
  const funded = fundedLogs.filter(happenedBefore).map(({ args, blockNumber }) => ({
    index: Number(args.index),
    pubkey: args.pubkey,
    topUp: args.topUpEther * ONE,
    operatorId: args.operatorId,
    block: blockNumber,
  }))
  const operatorIds = [...new Set(funded.map(({ operatorId }) => operatorId))]
  const pods = await Promise.all(
    operatorIds.map((operatorId) =>
      client.readContract({ address: operators, abi, functionName: 'podOf', args: [operatorId] }),
    ),
  )

  let ether = await client.readContract({ address: pool, abi, functionName: 'idle', ...before })
  let supply = await client.readContract({
    address: pool,
    abi,
    functionName: 'totalSupply',
    ...before,
  })
  for (const pod of pods) ether += await client.getBalance({ address: pod, ...before })
  const logs = await client.getContractEvents({
    address: pool,
    abi,
    fromBlock: openBlock,
    toBlock: openBlock,
    strict: true,
  })
  for (const log of logs.filter(happenedBefore)) {
    if (log.eventName === 'Deposit') {
      ether += log.args.assets
      supply += log.args.shares
    }
    if (log.eventName === 'Staked') ether -= log.args.assets
    // From a pod it only moved.
    if (log.eventName === 'Collected' && !pods.includes(log.args.sender)) ether += log.args.assets
  }
  return { openBlock, ether, supply, funded }
}

/** Balances and pending deposits of the beacon state, read with the reference SSZ types. */
async function readBeacon({ beaconUrl, slot }: truthAt.Parameters) {
  const types = await loadTypes(beaconUrl)
  const response = await fetch(`${beaconUrl}/eth/v2/debug/beacon/states/${slot}`, {
    headers: { accept: 'application/octet-stream' },
  })
  if (!response.ok) throw new Error(`no state at slot ${slot}: ${await response.text()}`)
  const state = types.BeaconState.deserializeToViewDU(new Uint8Array(await response.arrayBuffer()))
  const pending = state.pendingDeposits.getAllReadonlyValues()
  return {
    balanceGwei: (index: number) => state.balances.get(index),
    isPending: (pubkey: `0x${string}`, topUp: bigint) =>
      pending.some(
        (deposit) =>
          BigInt(deposit.amount) * GWEI === topUp &&
          Buffer.from(deposit.pubkey).equals(hexToBytes(pubkey)),
      ),
  }
}

/** The preset is global in the reference types and must be set before they are loaded. */
async function loadTypes(beaconUrl: string) {
  const { presetFromJson, PresetName, setActivePreset } = await import('@lodestar/params/setPreset')
  const response = await fetch(`${beaconUrl}/eth/v1/config/spec`)
  const spec = ((await response.json()) as { data: Record<string, string> }).data
  const name = Object.values(PresetName).find((preset) => preset === spec['PRESET_BASE'])
  if (name === undefined) throw new Error(`unknown preset ${spec['PRESET_BASE']}`)
  if (!presetIsSet) setActivePreset(name, presetFromJson(spec))
  presetIsSet = true
  const { ssz } = await import('@lodestar/types')
  return ssz.fulu
}

let presetIsSet = false
