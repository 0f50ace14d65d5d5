// The gRPC matrix from @grpc/grpc-js. Runs every case and prints one JSON object: { case: null | "what went wrong" }.
// Usage: node matrix-client.mjs <settings.json>; settings: { modules, proto, plain, gzip, tls, certificate }
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const require = createRequire(settings.modules);
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const definition = protoLoader.loadSync(settings.proto, { keepCase: true, defaults: true, longs: Number });
const { Matrix } = grpc.loadPackageDefinition(definition).agentassist.testing.v1;
const { status } = grpc;

const trusted = grpc.credentials.createSsl(readFileSync(settings.certificate));
const plain = (options) => new Matrix(settings.plain, grpc.credentials.createInsecure(), options);
const gzipping = (options) => new Matrix(settings.gzip, grpc.credentials.createInsecure(), options);
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
const long = 'a'.repeat(10000);

// A unary call, settled once its status is known.
function unary(client, request, metadata = new grpc.Metadata(), options = {}, method = 'Unary') {
  const seen = {};
  return new Promise((resolve) => {
    const call = client[method](request, metadata, options, (error, reply) => Object.assign(seen, { error, reply }));
    call.on('metadata', (headers) => { seen.headers = headers; });
    call.on('status', (end) => resolve(Object.assign(seen, { end })));
  });
}

async function answered(...args) {
  const seen = await unary(...args);
  if (seen.error) {
    throw seen.error;
  }
  return seen;
}

async function readAll(call) {
  const replies = [];
  const end = new Promise((resolve) => call.on('status', resolve));
  for await (const reply of call) {
    replies.push(reply);
  }
  return { replies, end: await end };
}

// Held on the server until it is cancelled; "metadata" tells that the handler runs.
const headersOf = (call) => new Promise((resolve) => call.once('metadata', resolve));
const endOf = (call) => new Promise((resolve) => { call.once('status', resolve); call.on('error', () => {}); });
const soon = (milliseconds) => ({ deadline: new Date(Date.now() + milliseconds) });
const awaitEnd = async (hold_key) => (await answered(plain(), { hold_key }, undefined, soon(30000), 'AwaitEnd')).reply;

const cases = {
  async unary() {
    const { reply, end } = await answered(plain(), { text: 'grüß 客户' });
    assert.equal(reply.text, 'grüß 客户');
    assert.equal(end.code, status.OK);
    assert.equal(reply.seen.method, '/agentassist.testing.v1.Matrix/Unary');
  },

  async client_streaming() {
    const reply = await new Promise((resolve, reject) => {
      const call = plain().ClientStream((error, value) => (error ? reject(error) : resolve(value)));
      ['a', 'b', 'c'].forEach((text) => call.write({ text }));
      call.end();
    });
    assert.equal(reply.text, 'a,b,c');
  },

  async server_streaming() {
    const { replies, end } = await readAll(plain().ServerStream({ text: 't', repeat: 100 }));
    assert.deepEqual(replies.map((reply) => reply.index), Array.from({ length: 100 }, (_, i) => i));
    assert.equal(end.code, status.OK);
  },

  async duplex() {
    const call = plain().Duplex();
    const replies = call[Symbol.asyncIterator]();
    for (let i = 0; i < 10; i++) {
      call.write({ text: `${i}` });
      assert.equal((await replies.next()).value.text, `${i}`);
    }
    call.end();
    assert.ok((await replies.next()).done);
  },

  async deadline() {
    const client = plain();
    await answered(client, {});
    const { error } = await unary(client, { hold_key: 'js-deadline' }, undefined, soon(1500));
    assert.equal(error.code, status.DEADLINE_EXCEEDED);
    // Whether the server's own clock or the client's reset came first is a race; it saw the end either way.
    await awaitEnd('js-deadline');
  },

  async deadline_is_seen_by_server() {
    const left = Number((await answered(plain(), {}, undefined, soon(60000))).reply.seen['deadline-left-ms']);
    assert.ok(left > 0 && left <= 60000, `${left}`);
  },

  async cancel_unary() {
    const call = plain().Unary({ hold_key: 'js-cancel-unary' }, () => {});
    await headersOf(call);
    const end = endOf(call);
    call.cancel();
    assert.equal((await end).code, status.CANCELLED);
    assert.equal((await awaitEnd('js-cancel-unary')).deadline_passed, false);
  },

  async cancel_server_streaming() {
    const call = plain().ServerStream({ hold_key: 'js-cancel-stream' });
    const end = endOf(call);
    call.resume();
    await headersOf(call);
    call.cancel();
    assert.equal((await end).code, status.CANCELLED);
    assert.equal((await awaitEnd('js-cancel-stream')).deadline_passed, false);
  },

  async status_detail() {
    const detail = '100 % größer — ошибка 客户 🚫\n';
    for (let code = 1; code <= 16; code++) {
      const { error } = await unary(plain(), { failure: { code, detail } });
      assert.equal(error.code, code);
      assert.equal(error.details, detail);
    }
  },

  async status_set_on_context() {
    const { error } = await unary(plain(), { failure: { way: 'WAY_SET_STATUS', code: status.ABORTED, detail: 'set' } });
    assert.equal(error.code, status.ABORTED);
    assert.equal(error.details, 'set');
  },

  async status_of_other_exception() {
    const { error } = await unary(plain(), { failure: { way: 'WAY_THROW_OTHER', detail: 'secret' } });
    assert.equal(error.code, status.UNKNOWN);
    assert.ok(!error.details.includes('secret'));
  },

  async trailers() {
    const metadata = new grpc.Metadata();
    metadata.set('x-text', 'value');
    const { end } = await answered(plain(), {}, metadata);
    assert.deepEqual(end.metadata.get('x-text'), ['value']);

    const { error } = await unary(plain(), { failure: { code: status.NOT_FOUND } }, metadata);
    assert.deepEqual(error.metadata.get('x-text'), ['value']);
    assert.deepEqual(error.metadata.get('exception-trailer'), ['thrown']);
  },

  async response_headers() {
    const metadata = new grpc.Metadata();
    metadata.set('X-Text', 'value');
    assert.deepEqual((await answered(plain(), {}, metadata)).headers.get('x-text'), ['value']);
  },

  async binary_metadata() {
    const metadata = new grpc.Metadata();
    metadata.set('x-blob-bin', everyByte);
    const { headers, end } = await answered(plain(), {}, metadata);
    assert.deepEqual(headers.get('x-blob-bin'), [everyByte]);
    assert.deepEqual(end.metadata.get('x-blob-bin'), [everyByte]);
  },

  async gzip_request() {
    const client = plain({ 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip });
    const { reply } = await answered(client, { text: long });
    assert.equal(reply.text, long);
    assert.equal(reply.seen['request-encoding'], 'gzip');
  },

  async deflate_request() {
    const client = plain({ 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.deflate });
    const { reply } = await answered(client, { text: long });
    assert.equal(reply.text, long);
    assert.equal(reply.seen['request-encoding'], 'deflate');
  },

  async gzip_response() {
    const { replies, end } = await readAll(gzipping().ServerStream({ text: long, repeat: 3 }));
    assert.deepEqual(replies.map((reply) => reply.text), [long, long, long]);
    assert.deepEqual(end.metadata.get('response-encoding'), ['gzip']);
  },

  async gzip_both() {
    const client = gzipping({ 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip });
    const call = client.Duplex();
    const replies = call[Symbol.asyncIterator]();
    for (const text of [long, 'short', long]) {
      call.write({ text });
      const { value } = await replies.next();
      assert.equal(value.text, text);
      assert.equal(value.seen['request-encoding'], 'gzip');
    }
    call.end();
    assert.ok((await replies.next()).done);
  },

  async tls() {
    assert.equal((await answered(new Matrix(settings.tls, trusted), { text: 'secure' })).reply.text, 'secure');
  },

  async tls_untrusted() {
    const { error } = await unary(new Matrix(settings.tls, grpc.credentials.createSsl()), {}, undefined, soon(30000));
    assert.equal(error.code, status.UNAVAILABLE);
  },

  async call_credentials() {
    const bearer = grpc.credentials.createFromMetadataGenerator((context, callback) => {
      const metadata = new grpc.Metadata();
      metadata.set('authorization', 'Bearer token');
      callback(null, metadata);
    });
    const onChannel = new Matrix(settings.tls, grpc.credentials.combineChannelCredentials(trusted, bearer));
    assert.equal((await answered(onChannel, {})).reply.seen.authorization, 'Bearer token');

    const onCall = new Matrix(settings.tls, trusted);
    assert.equal((await answered(onCall, {}, undefined, { credentials: bearer })).reply.seen.authorization, 'Bearer token');
  },

  async interceptors() {
    const adding = (options, nextCall) => new grpc.InterceptingCall(nextCall(options), {
      start(metadata, listener, next) {
        metadata.set('x-client', 'yes');
        next(metadata, listener);
      },
    });
    const { reply, end } = await answered(plain({ interceptors: [adding] }), {});
    assert.deepEqual(end.metadata.get('x-client'), ['yes']);
    assert.equal(reply.seen['user-state'], 'outer,inner');
  },

  async request_over_servers_limit() {
    const { error } = await unary(plain(), { text: 'x'.repeat(settings.limit) });
    assert.equal(error.code, status.RESOURCE_EXHAUSTED);
  },

  async response_over_clients_limit() {
    const { error } = await unary(plain({ 'grpc.max_receive_message_length': 1000 }), { reply_size: 1000 });
    assert.equal(error.code, status.RESOURCE_EXHAUSTED);
  },

  async unimplemented() {
    const { error } = await unary(plain(), {}, undefined, {}, 'Missing');
    assert.equal(error.code, status.UNIMPLEMENTED);
  },
};

const results = {};
await Promise.all(Object.entries(cases).map(async ([name, run]) => {
  try {
    await run();
    results[name] = null;
  } catch (error) {
    results[name] = `${error.stack ?? error}`;
  }
}));
process.stdout.write(JSON.stringify(results), () => process.exit(0));
