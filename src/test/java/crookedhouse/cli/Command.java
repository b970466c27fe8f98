package crookedhouse.cli;

public class Command {
  public void run() {
    System.out.println("Commands may.");
  }
}
