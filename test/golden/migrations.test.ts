// A migration that has been applied somewhere can never change: a database that has it refuses to start with another.
// A new migration is added here in the commit that adds it.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KNOWN_SCHEMA } from '@happy-homeland/worker/testing';
import { expect, test } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../../worker/migrations');

const APPLIED: Readonly<Record<string, string>> = {
  '0001-foundation.sql': 'cf340fc97a2a1c1b8bf5d917c176f44dde589cc72ef6006087d38f9a4728baa7',
  '0002-limits.sql': '6f3a64b2a193de260c5a70b1eb226236f713e33f8c94edd1af00522a07ddb3d3',
  '0003-write-mark.sql': '3688f6eb83638a33a4cd3e5d6907aa52e100fb28977903d72e3c8964552c6a90',
  '0004-growth.sql': '0757e256f0e63452688ef2f339a235f1957de060aeed7b45f1c558c82d8a4779',
  '0005-held.sql': '692aaf75322a6b0d1bd9ed6e84280a27ef9116bf8b5952ef0247ede062b9da8a',
  '0006-verdicts.sql': '515f59a78201e59221e8b50a0c7cbb3768836af3b2e932dad2ef7368d0a53797',
  '0007-ledger.sql': 'e78ba5952186e82d68afcc0276b88513eb3e0402ca01cc72bd42f8525995e357',
  '0008-publication.sql': '56e23254f1587573055024e6ccc72017269ea55b2aa41187fb68b301122f2a95',
  '0009-batches.sql': '3dd49ae7f009d467b006c4b34aa5d6d4e887ee3c6e5db5e6d5e1c6dd856340f8',
  '0010-erasure.sql': 'b84271311465117188589dc9f9f510355332b759d49980cc95bad8a97959baf0',
  '0011-reconciliation.sql': '6870eee3f549e5e7b0b1205f7dba9b3d813e95ac346b6453b6b3faf96eb9ef55',
  '0012-owed.sql': '8ad70e8f125b53a484a62cc72c0993c05691924130d90462d51178c8a79d0881',
  '0013-disclosure.sql': '17fb6b61ead00fc66d00154cac64a76f0d80792f290bd01ab1524411e9f3d791',
  '0014-people.sql': '7ed1e71e0385182d660430559326f3d7fca9e7cc1e530b913457d23410401b24',
  '0015-work.sql': 'dd1603b7e47f6aa14472205cc5e104295171c1cad9e0fe603010a2f2a005036a',
  '0016-uploads.sql': 'a63043b965bc043037edde04c585785288c3de9c5bd2eb4f5e37934550813bd5',
  '0017-outbox.sql': '860fbebe405dd9767a6fb63c5e68b96ca07612a1f02d8396a73c6d83db22f147',
  '0018-owed-by-entry.sql': 'd0d7db5cca09588ad5756d83450b1b2f6ec7437341ef5a04a7233d7ad591c100',
  '0019-life.sql': '16f6f35a70e1f32e1705c16dfe0b0d192c86f3957e6e0cfe4856049a7e836ca2',
  '0020-supervision.sql': '09af1af0ad6b984b42359736cf863c0999c1dbc731bd4f52d645f8ac3ee3e707',
  '0021-console.sql': 'a2c8cf7ba165429b17a4ef2cc7b34d1337da87191e6cfd670ce71021a18127d2',
  '0022-news.sql': 'f4d59ecc0400020336f93c8bfa56ee5e3e75858e9455e3f2f7295549646e6cea',
  '0023-duties.sql': 'd4d5fbf87fe2980e25a41ac65aaf0113c3604fbd823ca5af50d86372c8507349',
  '0024-lists.sql': 'a109dedead4c0ce4b97f618ccf218710d068dce74980bd6135f3e6990892824c',
  '0025-uses.sql': '30ab1e32afb14dcfc6d6cd41f5dafcc1a046c7fd26faa490db466bb8da58df7f',
  '0026-sites.sql': '31d321cc5d1608a5d95c4879f61ee926742faa45dca078fd8c2a4804543cb426',
  '0027-unmatched.sql': '002cb29016c045785d26df2a991f24bd8499ac640eca6127f15d3f98ac089525',
  '0028-financing.sql': 'a1ed1dfa615a38c8b29b8dcc83f0d05817e4806e307c87fa8a2869327e452b42',
  '0029-plan-files.sql': 'ce456116d2bb2e1b39829260a89289e8b3929bf63e39d0fc6b90e404e0ac276b',
  '0030-regions.sql': 'd5de14045389fbc78439dc2637acb7b7d81b1b60880196f6d7e25186e94cf586',
  '0031-donor-messages.sql': '1502ccb4e5114cb514db4a6f1b0a37bc8e217e4cb91269ca91700dfceabff79e',
  '0032-spot-checks.sql': '71874edeb73f074b21b89b04113dfb0b7d86114a5f68baf2bc5ac5dfc75febba',
  '0033-imports.sql': 'a646d732cd0dc933c22b5613cc22965471b89078222e2ff130c814e7d84c5fef',
  '0034-bank.sql': '9a627f11d68f3574ffe728f4311289783e89f46e06a08da979f610c579557827',
  '0035-money-holds.sql': '6f796fd8526943c2c6cb90f36442f5c46327143eef9e9c29464176dd2022c627',
  '0036-restriction.sql': 'e2fe655377ab075dfaea7b2121061a5eae70e298065c4aa7128a9215367ac8d2',
};

test('no applied migration has changed, and none is unknown', () => {
  const files = readdirSync(FOLDER).toSorted();
  const hashes = files.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(FOLDER, name)))
      .digest('hex'),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(APPLIED);
});

test('what an isolate knows of the schema is what the files hold', () => {
  const known = KNOWN_SCHEMA.map(({ version, name, sha256 }) => [
    `${String(version).padStart(4, '0')}-${name}.sql`,
    sha256,
  ]);
  expect(Object.fromEntries(known), 'add the new file to worker/src/adapters/libsql/known-schema.ts').toEqual(APPLIED);
});
