import type { FolderManifest } from './folder-format.ts';

/** What lies in the folder and how it is taken back, for whoever opens it in ten years. */
export function readmeText({
  office,
  program,
  madeAt,
}: Pick<FolderManifest, 'office' | 'program' | 'madeAt'>): string {
  return `定分 · 单位全部数据（开放文件）
${office}　${madeAt}　程序版本 ${program}

【注意】本文件夹含当事人姓名、住址、身份证号码、电话、银行账号，全部为明文，没有加密。
请像保管案卷一样保管：只放在加密的磁盘上，交接登记，用完删除。

tables/        每张表一个文件，一行一条，JSON 格式，UTF-8；任何程序都能读
schema.json    每张表、每一列的含义、类型和单位
papers/        签发的文书，PDF；按案件编号分文件夹；index.jsonl 是目录
attachments/   附件和本单位的模板，原样；index.jsonl 写明案件、原文件名
fonts/         本单位自己的字体（有才有）
manifest.json  件数和每个文件的 SHA-256

不在其中：密码、启用码、接口令牌、登录状态、后台任务的临时文件、检索索引（导入时重建）。
加密的号码在这里是明文，列名不带 _enc；导入时用新单位自己的 SECRET_KEY 重新加密。

取回：装好同一版本的程序，库和数据目录都是空的，运行
  dingfen migrate
  dingfen import office <本文件夹>
导入前核对每个文件的 SHA-256，导入后逐表、逐链、逐件比对并打印结果。
然后 dingfen admin create --role sysadmin <用户名>，由他给各账户发放新启用码。

----------------------------------------------------------------------

Dingfen · a whole office as open files
${office}, ${madeAt}, program ${program}

NOTE: this folder holds names, addresses, identity numbers, telephones and bank accounts of parties IN CLEAR.
Keep it as you keep the files of the cases: on an encrypted disk, with a note of who has it, deleted after use.

tables/        a file for each table, a row a line, JSON in UTF-8, which every program can read
schema.json    meaning, type and unit of every table and column
papers/        issued papers as PDF, a folder for each case; index.jsonl lists them
attachments/   uploads and forms of the office as they were handed in; index.jsonl tells case and original name
fonts/         the office's own fonts, if it has any
manifest.json  counts, and the SHA-256 of every file

Not here: passwords, activation codes, API tokens, sessions, files of background work, the index of the search (built anew).
Numbers that are encrypted in the database stand here in clear, without _enc in the name of their column; taken back, they
are encrypted with the SECRET_KEY of the new installation.

To take it back: install the same version with an empty database and an empty data directory, then
  dingfen migrate
  dingfen import office <this folder>
Every SHA-256 is compared before anything is written, every table, chain and paper after it.
Then dingfen admin create --role sysadmin <username>, who gives the accounts new activation codes.

In papers/index.jsonl and attachments/index.jsonl "fault" says why a file is not here: missing or damaged where it was kept,
or notDrawable: this release has no such paper, or its electronic signature needs a key that was not here.
`;
}
