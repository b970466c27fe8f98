package crookedhouse.util;

public class TextUtils {}
