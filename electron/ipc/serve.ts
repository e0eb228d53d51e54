import {
  askNames,
  type AskName,
  contract,
  type Envelope,
  type Handlers,
  type Reply,
  type Request,
} from '@contract';
import type { AskingFrame, IpcPort, LogPort } from '../platform/ports';
import { Fault } from './fault';
import { isTrustedFrame } from './trusted-frame';

const answerOne = async <N extends AskName>(
  name: N,
  handler: Handlers[N],
  frame: AskingFrame | null,
  request: unknown,
  log: LogPort,
): Promise<Envelope<Reply<N>>> => {
  if (!isTrustedFrame(frame)) {
    log.write('warn', `${name}: asked by a frame that is not the desk's`);
    return { ok: false, code: 'untrustedFrame' };
  }
  const asked = contract[name].request.safeParse(request);
  if (!asked.success) {
    // Where, never what: the value may be a secret.
    const detail = asked.error.issues[0]?.path.join('.') ?? '';
    log.write('warn', `${name}: request does not fit the contract (${detail})`);
    return { ok: false, code: 'badRequest', detail };
  }
  try {
    const given: unknown = await handler(asked.data as Request<N>);
    const reply = contract[name].reply.safeParse(given);
    if (reply.success) return { ok: true, value: reply.data as Reply<N> };
    const where = reply.error.issues[0]?.path.join('.') ?? '';
    log.write('error', `${name}: reply does not fit the contract (${where})`);
    return { ok: false, code: 'badReply' };
  } catch (error) {
    if (error instanceof Fault)
      return error.detail === undefined
        ? { ok: false, code: error.code }
        : { ok: false, code: error.code, detail: error.detail };
    log.write('error', `${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    return { ok: false, code: 'internalError' };
  }
};

/**
 * The only way for a question to reach a service: the frame is checked, the request and the reply
 * pass the contract, and what goes wrong crosses as a code.
 */
export const serve = (ipc: IpcPort, handlers: Handlers, log: LogPort): void => {
  for (const name of askNames())
    ipc.answer(name, (frame, request) => answerOne(name, handlers[name], frame, request, log));
};
