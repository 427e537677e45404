const LISTED = `
password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword p@ssw0rd1 passwordpassword
qwertyui qwertyuiop qwerty123 qwerty1234 qwer1234 qwerasdf asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 zxcvbnmm
1qaz2wsx 1qaz@wsx 1qazxsw2 qazwsxedc qazwsx123 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 zaq12wsx !qaz2wsx
1234567890 123456789a 123456789q 0123456789 0987654321 1234567a 12345678a a12345678 a1234567 a123456789 aa123456
aa12345678 abc12345 abc123456 abcd1234 abcd12345 abcde12345 abc123abc 123456abc 123456aa 123456qq qq123456 qq12345678 qq123456789 123456qwe qwe123456
asd123456 zxc123456 wang1234 wang123456 li123456 zhang123 zhang123456 liu12345 chen1234 woaini123 woaini520 woaini1314 woaini521 5201314a 52013141 5201314520 1314520a
13145201 asd12345 123123123 123321123 112233445 11223344 1122334455 123454321 147258369 147852369 159357123 741852963 789456123 963852741 321654987 147147147
110110110 111222333 100200300 12341234 12121212 13131313 20202020 10101010 31415926 14725836 78945612
iloveyou iloveyou1 iloveyou2 sunshine princess football baseball superman trustno1 welcome1 welcome123 letmein1 monkey123
admin123 admin1234 admin888 admin@123 administrator root1234 test1234 test123456 testtest guest123 changeme default1 computer internet
kaoshi123 kaoshi2019 jianzaoshi baoming123 zhuceshi china123 zhongguo zhongguo1 beijing1 beijing123 beijing2008 shanghai shanghai1 guangzhou shenzhen
aini1314 woaiwojia nihao123 nihaoma1 dearbook xiaoming xiaoxiao tiankong q123456789 w123456789 z123456789 zz123456 ww123456 xx123456 yy123456 ll123456 hh123456
`;

/** The passwords guessed first, in lower case: the most used of eight characters and more, in the world and in China. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LISTED.split(/\s+/).filter((word) => word !== ''));
