package kz.bbu.demo;

/** BINs of made-up organisations with a right check digit (weights 1…11, or 3…11,1,2 where that gives 10). */
final class Bins {
    private static final int MODULUS = 11;

    private Bins() {}

    /** The BIN of a number; different for different numbers. */
    static String of(int number) {
        for (int salt = 0; ; salt++) {
            String eleven = "9901404" + String.format("%04d", (number * 3 + salt * 3001) % 10_000);
            int check = check(eleven, 0);
            if (check == 10) {
                check = check(eleven, 2);
            }
            if (check < 10) {
                return eleven + check;
            }
        }
    }

    private static int check(String digits, int shift) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * ((i + shift) % MODULUS + 1);
        }
        return sum % MODULUS;
    }
}
