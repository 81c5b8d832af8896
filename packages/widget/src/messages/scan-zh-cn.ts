// What is said while a code is scanned: what happened, and what to do then.

type Said = readonly [what: string, next: string];

export interface ScanMessages {
  readonly starting: string;
  readonly aim: string;
  readonly stop: string;
  readonly denied: Said;
  readonly noCamera: Said;
  readonly noPicture: Said;
  readonly noCode: Said;
  readonly otherCode: Said;
  readonly tooLarge: Said;
  readonly elsewhere: (host: string) => Said;
}

export const scanZhCn: ScanMessages = {
  starting: '正在打开相机。',
  aim: '把回执上的二维码放进画面，画面只留在您的手机里。',
  stop: '关掉相机',
  denied: ['没有用上相机：没有得到允许。', '可以在浏览器设置里允许本页用相机；或者给二维码拍张照片，在这里选择照片。'],
  noCamera: [
    '没有用上相机：这台设备没有，或别的程序正在用。',
    '可以给二维码拍张照片，在这里选择照片，或直接选择回执文件。',
  ],
  noPicture: ['这张图片打不开。', '请换成 PNG 或 JPEG 图片，或选择回执文件。'],
  noCode: ['这张图片里没有看到二维码。', '请把二维码拍得大一些、正一些，不要反光；或选择回执文件。'],
  otherCode: ['这个二维码不是捐赠回执的。', '回执的二维码在回执下方；收款码和海报上的码都不是。'],
  tooLarge: ['这张图片太大。', '请换一张小于 20 MB 的图片。'],
  elsewhere: (host) => [`这个二维码是另一个网站（${host}）的回执。`, '请到出具它的网站核验。'],
};
