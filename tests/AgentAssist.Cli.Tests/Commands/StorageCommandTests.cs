using System.Diagnostics;
using AgentAssist.Core.Conversations;
using AgentAssist.Storage;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Cli.Tests.Commands;

/// <summary>Moving a deployment, as an operator does it.</summary>
public sealed class StorageCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-copy-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Copy_Twice_SaysWhatWasCopiedAndThenThatNothingWas()
    {
        await FillAsync(events: 1_200, length: 10);

        var first = await CommandRun.OfAsync("storage", "copy", "--from", Source, "--to", Target);
        var second = await CommandRun.OfAsync("storage", "copy", "--from", Source, "--to", Target);

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal("1,201 rows, the same on both sides; 1,201 copied now.", first.OutLines[^1]);
        Assert.Equal("1,201 rows, the same on both sides; 0 copied now.", second.OutLines[^1]);
        Assert.Equal(first.OutLines[..^1], second.OutLines[..^1]);
    }

    [Fact]
    public async Task Copy_KilledTwice_GoesOnToTheSameRecord()
    {
        await FillAsync(events: 12_000, length: 4_000);
        foreach (var megabytes in new[] { 8, 24 })
        {
            using var run = Process.Start("dotnet", [Program, "storage", "copy", "--from", Source, "--to", Target]);
            await Eventually.TrueAsync(() => run.HasExited || Written() > megabytes << 20);
            Assert.False(run.HasExited, "The copy ended before it could be killed.");
            run.Kill();
            await run.WaitForExitAsync(Cancel);
        }

        var last = await CommandRun.OfAsync("storage", "copy", "--from", Source, "--to", Target);

        Assert.Equal((0, ""), (last.ExitCode, last.Error));
        Assert.StartsWith("12,012 rows, the same on both sides; ", last.OutLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("12,012 copied now", last.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_NoSuchFile_Gives1AndCreatesNothing()
    {
        var run = await CommandRun.OfAsync("storage", "copy", "--from", Source, "--to", Target);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no file", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Copy_IntoADeploymentOfItsOwn_Gives1AndSaysWhy()
    {
        await FillAsync(events: 10, length: 10);
        File.Copy(Source, Target);

        var run = await CommandRun.OfAsync("storage", "copy", "--from", Source, "--to", Target);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds data of its own", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("storage", "copy", "--from", "a.db", "--to", "a.db")]
    [InlineData("storage", "copy", "--from", "a.db")]
    [InlineData("storage")]
    public async Task Copy_UsedWrongly_Gives2(params string[] args) => Assert.Equal(2, (await CommandRun.OfAsync(args)).ExitCode);

    [Fact]
    public async Task Copy_ServerUnreachable_Gives1AndSaysHowToGoOn()
    {
        await FillAsync(events: 10, length: 10);

        var run = await CommandRun.OfAsync("storage", "copy", "--from", Source, "--to", "Host=127.0.0.1;Port=1;Username=nobody");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Run the same command again", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Username=nobody;Host=/no/such/folder")]
    [InlineData("Server=127.0.0.1;Port=1;Username=nobody;Password=ab/cd=")]
    public async Task Copy_ConnectionStringWithASlashInIt_IsNoFile(string target)
    {
        await FillAsync(events: 10, length: 10);

        var run = await CommandRun.OfAsync("storage", "copy", "--from", Source, "--to", target);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a database failed", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ab/cd", run.Error, StringComparison.Ordinal);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "agentassist.dll");

    private string Source => Path.Combine(_folder.FullName, "source.db");

    private string Target => Path.Combine(_folder.FullName, "target.db");

    private long Written() => _folder.GetFiles("target.db*").Sum(file => file.Length);

    private async Task FillAsync(int events, int length)
    {
        await using var services = new ServiceCollection().AddLogging().AddAgentAssistStorage(options => options.Path = Source).BuildServiceProvider();
        var log = services.GetRequiredService<IConversationLog>();
        for (var first = 0; first < events; first += 1_000)
        {
            var count = Math.Min(1_000, events - first);
            await log.AppendAsync(Sample.Append(Sample.Key(events > 2_000 ? $"c-{first}" : "c"), events > 2_000 ? 0 : first, count, says: new string('x', length)), Cancel);
        }
    }
}
