/**
 * Letters of other scripts that look like an ASCII letter or digit, by our own reading of the scripts' charts; compatibility forms (full width,
 * mathematical, circled, superscript) are not here, since NFKC folds them. Each row: the ASCII character, then all that look like it.
 */
const rows = `
a аɑαⲁꓮа
A АΑᎪꓮⲀᗅ
b ЬƅᏏᑲ
B ВΒᏴꓐⲂᗷ
c сϲⲥᴄꮯ
C СϹᏟꓚⲤᑕ
d ԁɗᏧꓒ
D Ꭰꓓᗞ
e еҽ℮ꬲ
E ЕΕᎬꓰⴹ
f ẝꬵք
F Ϝꓝᖴ
g ɡցᶃԍ
G ԌᏀꓖᏳ
h һհᏂ
H НΗᎻꓧⲎᕼ
i іιɩıᎥӏⲓ
I ІΙӀꓲⲒ
j јϳյ
J ЈᎫꓙᒍͿ
k кκⲕᴋ
K КΚᏦꓗⲔ
l ӏⅼǀ׀ו
L Ꮮꓡⳑᒪ
m мⅿᴍ
M МΜᎷꓟⲘᗰ
n ոռпη
N ΝꓠⲚ
o оοօσᴏⲟо০ଠ໐ဝ
O ОΟՕꓳⲞⵔ
p рρⲣϱ
P РΡᏢꓑⲢᑭ
q ԛգզ
Q Ԛⵕ
r гᴦⲅꮁ
R ᎡᏒꓣᖇ
s ѕꜱꮪ
S ЅՏᏕꓢᏚ
t тτᴛ
T ТΤᎢꓔⲦ
u υսᴜꞟ
U ՍሀꓴᑌႮ
v νѵᴠⱱטꮩ
V ѴᏙꓦⴸᐯ
w ԝաᴡɯѡꮃ
W ᎳᏔꓪԜ
x хχⅹ᙮
X ХΧꓫⲬⵝ᙭
y уүγყ
Y УΥҮᎩꓬⲨ
z ᴢꮓ
Z ΖᏃꓜ
0 ۵
3 ЗӠƷȜ
4 Ꮞ
6 бᏮ
8 Ȣ
`

/** Code unit to ASCII. All of these are in the basic plane, so a code unit is a character. */
export const confusables: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => [...row.slice(2)].map((char) => [char, row[0]!] as const)),
)
