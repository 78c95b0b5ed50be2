import { ProverError } from '../errors.ts'
import { hashNodes } from './hashPairs.ts'
import { createMerkleizer, type Keep, type Merkleizer } from './merkleizer.ts'
import { depthOf, sizeOf } from './shape.ts'
import { createShapeHasher, lengthChunk, padChunks } from './shapeHasher.ts'
import { type ListShape, VALIDATOR } from './stateLayout.ts'
import { createValidatorHasher } from './validatorHasher.ts'

/** Where the bytes of a variable field go. */
export type Sink = {
  /** Bytes of a full block; every block but the last is full. */
  readonly blockBytes: number
  /** Hashes a block; its bytes may be overwritten afterwards. */
  push(block: Uint8Array): void
  /** Root of the field. */
  finish(): Uint8Array
}

export type ListSink = Sink & {
  readonly tree: Merkleizer
}

/** Hashes a list. @param keep which chunks, or elements that are not packed, will be proven. */
export function createListSink(list: ListShape, keep?: Keep): ListSink {
  const { element, limit } = list
  const elementBytes = sizeOf(element)
  const isPacked = typeof element === 'number'
  const depth = depthOf(isPacked ? Math.ceil((limit * elementBytes) / 32) : limit)
  // Smaller blocks where an element is hashed from many chunks, so that its working memory stays small.
  const blockDepth = isPacked || element === VALIDATOR ? 12 : 9
  const tree = createMerkleizer({ depth, blockDepth, ...(keep && { keep }) })
  const toChunks = isPacked ? padChunks : createElementHasher(list, tree.blockChunks)
  let bytes = 0
  return {
    tree,
    blockBytes: tree.blockChunks * (isPacked ? 32 : elementBytes),
    push(block) {
      bytes += block.length
      if (bytes % elementBytes !== 0 || bytes / elementBytes > limit) {
        throw new ProverError(`${bytes} bytes are no list of up to ${limit} elements`)
      }
      tree.push(toChunks(block))
    },
    finish: () => hashNodes(tree.finish(), lengthChunk(bytes / elementBytes)),
  }
}

/** Roots of a block's elements. */
function createElementHasher(
  { element }: ListShape,
  capacity: number,
): (block: Uint8Array) => Uint8Array {
  const stride = sizeOf(element)
  if (element === VALIDATOR && isLittleEndian()) {
    const hash = createValidatorHasher()
    const roots = new Uint8Array(capacity * 32)
    return (block) => {
      const some = roots.subarray(0, (block.length / stride) * 32)
      hash(block, some)
      return some
    }
  }
  const hash = createShapeHasher(element, capacity)
  return (block) => hash(block, { offset: 0, stride, count: block.length / stride })
}

function isLittleEndian(): boolean {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
}
