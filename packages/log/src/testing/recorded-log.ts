// A log of 300 leaves as it was on one day, word for word: made by an earlier run of this package, with keys whose seeds
// are in small-log.ts, and proved by the oracle. What is read here was not made by the code that reads it.
import { fromHex } from './hex.ts';

export const TRUST =
  '{"format":1,"keys":[{"from":0,"vkey":"log.example.org/town+493137ba+Af0XJDhaoMdbZPt4zWAvodmR/ev3axPFjtcC6sg16fYY"}],"origin":"log.example.org/town","quorum":2,"version":1,"witnesses":[{"operator":"other","vkey":"bureau.example.org+4b7fd9af+BIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"},{"operator":"other","vkey":"auditor.example.org+83544c8d+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"},{"operator":"own","vkey":"own.example.org+1225c952+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR"}]}';
/** The witness that belongs to the operator: its name, id and key. */
export const OWN_WITNESS = 'own.example.org+1225c952+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR';

/** Of leaf 123, and of its neighbour. */
export const LEAF = fromHex('71345b1837194426ce53e726d6f698d2c1a9f5cf0e3a2e862fcef94b59686c61');
export const NEXT_LEAF = fromHex('2bcd22a51c7b08198710cad356dad8a0cd246089a94e42ac2520b38acc54d8d2');

export const PROOF_LINES = `BYrFDN48FRlN5sej8LnM/v/F3tY1TCMcuZscBHeP03I=
9BGeunPsS3PkHbF/ePet4cBrI9IfWpf4UNiZ2aUSys8=
q2E5FcC+wFq8aNqbGsRKLw7tEnVIcuEtXlkXP/CbYsk=
qvLsXiwNnEtm92lORUEAJhTAVCk+Ml3Qe5QVomEtI5U=
6YyTlgJYikZLdfyMsEqjkDPisA/rlM6I6hrCg8Ze4SE=
U3A9+rI/wMUiV12V1nEqXjo3o/dJE7PAONsTmYkJzdQ=
8mHiNpLZeP2sP9lJ21SVlApDeuZxuabd6aphGNADZS8=
TndYvhQHCGQLIOAoJoyUaxKGfXKHvJn6bfGegnsNkAo=
d3QiiY7L9//1QBZZ1AvIEHfvfsF/o9uNqPnP6JKjWfg=
`;

/** With the signature of the log and of its three witnesses. */
export const NOTE = `log.example.org/town
300
56/ILTiUT8eTBUUygJHUWCMojB9zTL2sBjlnE+vUtdU=

— log.example.org/town STE3uvjUe/OFQPcpFMK01jJhCxHhoAGQfM7taKmgHvdj+F+qnLxtPba8b1+V5jf6T+fbPjow5t0NlJZc17McLQWhWAg=
— bureau.example.org S3/ZrwAAAABrAhqgOg0JUosVAKZMpnSdKqCNKfmQM6RVMVQpIgmIha06UcLHx06UPBbLGJClMAKn2GwPu++D34ACSHBJC8HeYZdQBA==
— auditor.example.org g1RMjQAAAABrAhqhxzXFNCOr4m7QkLBKkJEugVhQw4zm5FELuKTtJHq3B80KjbLZvAYlbznjH87Zey/a3X+k8Sj2uHzaq+Su/z49Bg==
— own.example.org EiXJUgAAAABrAhqiouRZRGkoOd2q3T7eEn+1VjTh1yXyXUgLwKwL/8i1K5mapeN1on6/dxajFo/A/UykZ87WrjSR9aI4lo2MxXE/Aw==
`;

/** The receipt of leaf 123. */
export const FILE = `c2sp.org/tlog-proof@v1\nindex 123\n${PROOF_LINES}\n${NOTE}`;

/** The same root under the largest size that the format can say, signed by all four. */
export const NOTE_OF_LARGEST = `log.example.org/town
18446744073709551615
56/ILTiUT8eTBUUygJHUWCMojB9zTL2sBjlnE+vUtdU=

— log.example.org/town STE3uhoWT95qK1WwCiGWtzdtuVBL8oDS0Y/peMbR1z1+AiPYZyvJD6NT7X51DH8fXyVmp2DGyPIH0Fkz59wPKy1elgI=
— bureau.example.org S3/ZrwAAAABrAhqgTmVvA1wfHFe4DZIZ+iWUFu5v0N6hcNMC6N1hx2VvL0zNqq0CEJRZb7ZaEh+QBrphEeTkukA46tg5l1zdC0BmBA==
— auditor.example.org g1RMjQAAAABrAhqhdBpnkR5VrzDjFSEZvvVg3IPeF26dB+BJYLaKFzhhNppdtkel82ac1C9yY3m5r5kFQExv91MMm1CquzF63czOAw==
— own.example.org EiXJUgAAAABrAhqiI1H3vG8IQrA0bODtT3Mo5gOtVEXvJJ52TemX2VXIwOMOb1R0uKGrfAhe+G0QCv5tKxU0QdvkCeqnOT1Siu8GBA==
`;

/** The same tree as that of a log of another name, signed by the key of that one. */
export const NOTE_OF_CITY = `log.example.org/city
300
56/ILTiUT8eTBUUygJHUWCMojB9zTL2sBjlnE+vUtdU=

— log.example.org/city 51S4vZbP0Qqc8yKmGP4nmfr+ZjhXe+lZD+BSjaPui2D5p97XQrT7oThDrqtkZ8dmqt1T1HO6llJ8XK6apuEJH3NHZAs=
`;

/** The checkpoint of that other log, signed by the keys of this one. */
export const CITY_BY_TOWN = `log.example.org/city
300
56/ILTiUT8eTBUUygJHUWCMojB9zTL2sBjlnE+vUtdU=

— log.example.org/town STE3urD6LKmq9Tkydlo9Of+20jZDzqOTVi6Qywoxo9Gw0543ZCuyKssxSIQMSba0MsE3kdqE+BOo370qrm6GQx43ewo=
— bureau.example.org S3/ZrwAAAABrAhqgL2jGa9WBlOstQs2uSr/6mgKEKEZ9OecdfJ16G6mRzeS7tzX4PZnbENYe7MeS/2QQItjiJPxliksArTm+w9v1Bw==
— auditor.example.org g1RMjQAAAABrAhqhmIzk58c6493OSCRyr7qj2W+1JKxKR6yG03PNOClMVsY83+jSjvQLUHhIKLAtAmbz87Mc4pe4tX/P458wCY0GDw==
— own.example.org EiXJUgAAAABrAhqizu3jOkl5UrUyr++AoctSKD4Sx1VMPJnL6iaDfqc6MYw6mT4Se6rtkS3CdKpVuSZwQc8FpRtHEBXFKtvEHBPuAg==
`;

/** The root of its first hundred leaves, of all 300, and what proves that one grew to the other. */
export const ROOT_OF_100 = fromHex('13f88915c560dc911a1da0fb209d84a20971051f294ebeb428fb3fc293af2743');
export const ROOT_OF_300 = fromHex('e7afc82d38944fc7930545328091d45823288c1f734cbdac06396713ebd4b5d5');
export const GROWTH_FROM_100: readonly Uint8Array[] = [
  'cd0ee35d90633bbac6da913b2843ed47edd271969bbc2eba1ba5155369ddc50e',
  'a70735fcd240c92d99b453bb7095ead9606544429eb85459c6f1ce894125fc80',
  '8b4500556562218658e0b557a14524c31b26f78c00bef6c83c75b26a875063d9',
  '031fd98ac98798007ecd543c11cb41534d065603bc93bdca24d920026ae16fe9',
  '53703dfab23fc0c522575d95d6712a5e3a37a3f74913b3c038db13998909cdd4',
  'f261e23692d978fdac3fd949db5495940a437ae671b9a6dde9aa6118d003652f',
  '4e7758be140708640b20e028268c946b12867d7287bc99fa6df19e827b0d900a',
  '777422898ecbf7fff5401659d40bc81077ef7ec17fa3db8da8f9cfe892a359f8',
].map(fromHex);
