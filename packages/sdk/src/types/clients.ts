import type { Account, Chain, Client, Transport } from 'viem'

/** Reads: any viem client. */
export type ReadClient = Client<Transport, Chain | undefined, Account | undefined>

/** Writes: a viem client with an account and a chain, such as a wallet client. */
export type WriteClient = Client<Transport, Chain, Account>
