import type { ScanMessages } from './scan-zh-cn.ts';

export const scanEn: ScanMessages = {
  starting: 'Starting the camera.',
  aim: 'Hold the code of the receipt into the picture. The picture stays in your device.',
  stop: 'Stop the camera',
  denied: [
    'The camera was not used: it was not allowed.',
    'Allow it for this page in the browser’s settings, or take a photograph of the code and choose that here.',
  ],
  noCamera: [
    'The camera was not used: this device has none, or another program is using it.',
    'Take a photograph of the code and choose that here, or choose the receipt file.',
  ],
  noPicture: ['This picture cannot be opened.', 'Choose it as PNG or JPEG, or choose the receipt file.'],
  noCode: [
    'No code was found in this picture.',
    'Take it closer, straight and without glare, or choose the receipt file.',
  ],
  otherCode: [
    'This code is not of a gift receipt.',
    'It stands at the end of the receipt; codes for payments and on posters are others.',
  ],
  tooLarge: ['This picture is too large.', 'Choose one of less than 20 MB.'],
  elsewhere: (host) => [`This is the code of a receipt of another site (${host}).`, 'Check it where it was issued.'],
};
