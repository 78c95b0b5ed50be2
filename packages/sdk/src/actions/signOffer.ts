import type { Account, Chain, Client, Hex, LocalAccount, Transport } from 'viem'
import { signTypedData } from 'viem/actions'
import type { Deployment } from '../deployment.ts'

/**
 * Signs an offer of a key to be funded (EIP-712); the signature goes into the `Offer`. Sends nothing.
 *
 * @param signer the operator's account, or a client that has it.
 *
 * @example
 * const signature = await signOffer(client, { deployment, pubkey, topUpEther: 32n, deadline })
 */
export async function signOffer(
  signer: LocalAccount | Client<Transport, Chain | undefined, Account>,
  parameters: signOffer.Parameters,
): Promise<Hex> {
  const typedData = offerTypedData(parameters)
  return 'transport' in signer
    ? signTypedData(signer, { account: signer.account, ...typedData })
    : signer.signTypedData(typedData)
}

/** What an operator signs for an offer, to be hashed or shown by a wallet. */
export function offerTypedData(parameters: signOffer.Parameters) {
  const { deployment, chainId = deployment.chainId, pubkey, topUpEther, deadline } = parameters
  return {
    domain: { name: 'Limpid', version: '1', chainId, verifyingContract: deployment.validators },
    types: {
      Offer: [
        { name: 'pubkey', type: 'bytes' },
        { name: 'topUpEther', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Offer',
    message: { pubkey, topUpEther, deadline },
  } as const
}

export declare namespace signOffer {
  type Parameters = {
    deployment: Pick<Deployment, 'chainId' | 'validators'>
    /** The deployment's by default. */
    chainId?: number
    /** BLS public key, 48 bytes. */
    pubkey: Hex
    /** What the pool would add, in whole ether, 31 to 1,983. */
    topUpEther: bigint
    /** Timestamp in seconds after which the offer is void. */
    deadline: bigint
  }
}
