/** One drawn person of the demo: enough features that no two look alike. Colours are CSS hex values. */
export type Face = {
  name: string;
  skin: string;
  hair: string;
  style: 'short' | 'side_part' | 'bob' | 'long' | 'bun' | 'crew' | 'grey_side' | 'fringe';
  coat: string;
  shirt: string;
  collar: 'suit' | 'shirt' | 'round' | 'stand';
  brows: 'soft' | 'firm';
  glasses: boolean;
  lips: string;
  jaw: number;
  eyes: number;
};

/** The sample people of the demo; the file name of each portrait is its name here. */
export const FACES: Face[] = [
  { name: 'portrait-01', skin: '#f2cdb0', hair: '#1d1a1c', style: 'short', coat: '#26344d', shirt: '#ffffff', collar: 'suit', brows: 'firm', glasses: false, lips: '#b9655d', jaw: 1, eyes: 1 },
  { name: 'portrait-02', skin: '#f6d7c0', hair: '#2a1d19', style: 'long', coat: '#7c3148', shirt: '#fbf4ee', collar: 'suit', brows: 'soft', glasses: false, lips: '#c4525a', jaw: 0.93, eyes: 1.07 },
  { name: 'portrait-03', skin: '#e9bf9d', hair: '#17171a', style: 'crew', coat: '#3b4a3f', shirt: '#e9eef2', collar: 'shirt', brows: 'firm', glasses: true, lips: '#a85a50', jaw: 1.05, eyes: 0.95 },
  { name: 'portrait-04', skin: '#f4d2b8', hair: '#33211a', style: 'bob', coat: '#2f5d73', shirt: '#f7f7f2', collar: 'round', brows: 'soft', glasses: false, lips: '#c05c60', jaw: 0.95, eyes: 1.04 },
  { name: 'portrait-05', skin: '#edc6a6', hair: '#202024', style: 'side_part', coat: '#4a3b33', shirt: '#dfe8f2', collar: 'suit', brows: 'firm', glasses: true, lips: '#b0625a', jaw: 1.02, eyes: 0.98 },
  { name: 'portrait-06', skin: '#e6b998', hair: '#241613', style: 'bun', coat: '#8c5a2b', shirt: '#fff8ec', collar: 'stand', brows: 'soft', glasses: false, lips: '#b84f55', jaw: 0.94, eyes: 1.1 },
  { name: 'portrait-07', skin: '#e4b28c', hair: '#7d7a78', style: 'grey_side', coat: '#2d2f36', shirt: '#f1f3f5', collar: 'suit', brows: 'firm', glasses: false, lips: '#a25c51', jaw: 1.06, eyes: 0.92 },
  { name: 'portrait-08', skin: '#f7d9c4', hair: '#3a2620', style: 'fringe', coat: '#51407a', shirt: '#f6f2fb', collar: 'round', brows: 'soft', glasses: true, lips: '#c65d66', jaw: 0.94, eyes: 1.05 },
  { name: 'portrait-09', skin: '#eac09c', hair: '#1a1b20', style: 'short', coat: '#0f4c5c', shirt: '#e8f0ee', collar: 'stand', brows: 'firm', glasses: true, lips: '#ad6057', jaw: 0.99, eyes: 1 },
  { name: 'portrait-10', skin: '#f3cfb2', hair: '#1f1714', style: 'long', coat: '#33415c', shirt: '#f4f6fa', collar: 'shirt', brows: 'soft', glasses: true, lips: '#bb5660', jaw: 0.96, eyes: 1.03 },
  { name: 'portrait-11', skin: '#dfae86', hair: '#151416', style: 'crew', coat: '#5a2a27', shirt: '#f2ece4', collar: 'suit', brows: 'firm', glasses: false, lips: '#9e554a', jaw: 1.03, eyes: 0.97 },
  { name: 'portrait-12', skin: '#f5d4bd', hair: '#40291f', style: 'bob', coat: '#a14a3b', shirt: '#fff6f0', collar: 'suit', brows: 'soft', glasses: true, lips: '#c2555b', jaw: 0.95, eyes: 1.02 },
  { name: 'portrait-13', skin: '#eec7a8', hair: '#26262b', style: 'side_part', coat: '#1f5144', shirt: '#f3f7f4', collar: 'shirt', brows: 'soft', glasses: false, lips: '#b5645c', jaw: 0.98, eyes: 1.02 },
  { name: 'portrait-14', skin: '#e8bb99', hair: '#2b1a16', style: 'bun', coat: '#27406b', shirt: '#eef3fb', collar: 'suit', brows: 'soft', glasses: true, lips: '#b54f58', jaw: 0.95, eyes: 1.05 },
  { name: 'portrait-15', skin: '#f1caab', hair: '#8d8885', style: 'short', coat: '#44506b', shirt: '#f5f6f8', collar: 'shirt', brows: 'firm', glasses: true, lips: '#a8625a', jaw: 1.04, eyes: 0.94 },
  { name: 'portrait-16', skin: '#f8dcc8', hair: '#241a1e', style: 'fringe', coat: '#b0576d', shirt: '#fff4f6', collar: 'shirt', brows: 'soft', glasses: false, lips: '#ca5a66', jaw: 0.92, eyes: 1.1 },
  { name: 'portrait-17', skin: '#eac3a4', hair: '#1b1719', style: 'side_part', coat: '#6a4f8a', shirt: '#f5f2f9', collar: 'stand', brows: 'firm', glasses: false, lips: '#b26058', jaw: 1, eyes: 1.04 },
  { name: 'portrait-18', skin: '#f0c9ae', hair: '#4a2f22', style: 'long', coat: '#1e6a6a', shirt: '#f0f8f6', collar: 'round', brows: 'soft', glasses: false, lips: '#bf5458', jaw: 0.94, eyes: 1.08 },
];
