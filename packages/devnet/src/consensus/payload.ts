import '../preset.ts'
import { type capella, type deneb, ssz } from '@lodestar/types'
import type { ExecutionBlock } from '../execution/block.ts'
import { fromHex } from '../hex.ts'

/** The execution payload of a beacon block. `prevRandao` is the consensus layer's: anvil's header carries
 * another number, so PREVRANDAO seen by a contract is not RANDAO here. */
export function createPayload(parameters: {
  block: ExecutionBlock
  prevRandao: Uint8Array
  transactions: Uint8Array[]
  withdrawals: capella.Withdrawal[]
}): deneb.ExecutionPayload {
  const { block, prevRandao, transactions, withdrawals } = parameters
  return { ...toCommonFields(block), prevRandao, transactions, withdrawals }
}

/** The payload header in the genesis state. */
export function createPayloadHeader(block: ExecutionBlock): deneb.ExecutionPayloadHeader {
  return {
    ...toCommonFields(block),
    prevRandao: new Uint8Array(32),
    transactionsRoot: ssz.bellatrix.Transactions.hashTreeRoot([]),
    withdrawalsRoot: ssz.capella.Withdrawals.hashTreeRoot([]),
  }
}

function toCommonFields(block: ExecutionBlock) {
  return {
    parentHash: fromHex(block.parentHash),
    feeRecipient: fromHex(block.miner),
    stateRoot: fromHex(block.stateRoot),
    receiptsRoot: fromHex(block.receiptsRoot),
    logsBloom: fromHex(block.logsBloom),
    blockNumber: Number(block.number),
    gasLimit: Number(block.gasLimit),
    gasUsed: Number(block.gasUsed),
    timestamp: Number(block.timestamp),
    extraData: fromHex(block.extraData),
    baseFeePerGas: block.baseFeePerGas,
    blockHash: fromHex(block.hash),
    blobGasUsed: block.blobGasUsed,
    excessBlobGas: block.excessBlobGas,
  }
}
