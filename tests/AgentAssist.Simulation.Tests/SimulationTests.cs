using System.Diagnostics;

namespace AgentAssist.Simulation.Tests;

/// <summary>
/// Runs the simulation in processes of its own, because each needs a thread pool of one thread. A failure prints the seeds;
/// one seed alone is <c>dotnet run --project tests/AgentAssist.Simulation -c Release -- --seeds 17-17 --trace</c>.
/// </summary>
public sealed class SimulationTests
{
    private static int SeedsPerCore => IsContinuousIntegration ? 5_000 : 500;

    private static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Seeds_OfTheRange_HoldEveryLaw()
    {
        var runs = await Task.WhenAll(
            RunAsync("--seeds", $"1-{SeedsPerCore}"), RunAsync("--seeds", $"{SeedsPerCore + 1}-{2 * SeedsPerCore}"));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Output));
        foreach (var (_, output) in runs)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(output);
        }
    }

    [Fact]
    public async Task Seed_RunTwice_GivesTheSameTrace()
    {
        var runs = await Task.WhenAll(RunAsync("--seeds", "7-9", "--trace"), RunAsync("--seeds", "7-9", "--trace"));

        Assert.Contains("fault:", runs[0].Output, StringComparison.Ordinal);
        Assert.Equal(WithoutDuration(runs[0].Output), WithoutDuration(runs[1].Output));
    }

    [Theory]
    [InlineData("AcknowledgeBeforeCommit", "the log ends at|is not in the log|out of its place|in two ways")]
    [InlineData("PublishBeforeCommit", "saw another revision|expected revision")]
    [InlineData("DropVersionCheck", "in two ways|expected revision|saw another revision|went on|is behind it")]
    [InlineData("LoseGapRefill", "learned of its completion after|waits at revision")]
    [InlineData("ForgetRequestId", "is in the log 2 times|in two ways")]
    [InlineData("RefillOverwrites", "was shown with other records")]
    public async Task Sabotage_OfTheCore_IsNoticed(string sabotage, string violations)
    {
        var (exitCode, output) = await RunAsync("--seeds", "1-150", "--sabotage", sabotage);

        Assert.Equal(1, exitCode);
        Assert.Matches(violations, output);
    }

    private static string WithoutDuration(string output) => output[..output.LastIndexOf(',')];

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "AgentAssist.Simulation.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
