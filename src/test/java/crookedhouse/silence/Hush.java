package crookedhouse.silence;

public class Hush {}
