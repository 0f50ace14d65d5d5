using System.Globalization;

namespace AgentAssist.Benchmarks;

/// <summary>Prints two measured things side by side. Ratios travel between machines, absolute figures do not.</summary>
internal static class Report
{
    public static void Print(string title, (string Name, Measurement Figures) ours, (string Name, Measurement Figures) yardstick)
    {
        var (a, b) = (ours.Figures, yardstick.Figures);
        Console.WriteLine();
        Console.WriteLine(title);
        Row("", "calls/s", "p50 ms", "p99 ms", "server CPU µs/call");
        Row(ours.Name, Number(a.PerSecond, "n0"), Number(a.P50, "n2"), Number(a.P99, "n2"), Number(a.CpuMicroseconds, "n1"));
        Row(yardstick.Name, Number(b.PerSecond, "n0"), Number(b.P50, "n2"), Number(b.P99, "n2"), Number(b.CpuMicroseconds, "n1"));
        Row(
            "ratio",
            Number(a.PerSecond / b.PerSecond, "n2"),
            Number(a.P50 / b.P50, "n2"),
            Number(a.P99 / b.P99, "n2"),
            Number(a.CpuMicroseconds / b.CpuMicroseconds, "n2"));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Row(params string[] cells) =>
        Console.WriteLine($"  {cells[0],-38}{cells[1],12}{cells[2],10}{cells[3],10}{cells[4],20}");
}
