using System.Collections.Concurrent;
using System.Diagnostics;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Storage.Tests.Durability;

/// <summary>A process that appends until it is killed, and what it said was acknowledged.</summary>
internal sealed class CrashWriter : IAsyncDisposable
{
    private const int EventsPerAppend = 3;

    private readonly ConcurrentDictionary<string, long> _acknowledged = new();
    private readonly Process _process;
    private readonly Task _reading;
    private int _count;

    private CrashWriter(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>How many appends were acknowledged so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <param name="run">Makes the conversations of this process its own.</param>
    public static CrashWriter Start(string kind, string where, string run) => new(Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "AgentAssist.Storage.CrashWriter.dll"), kind, where, run },
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!);

    public Task WaitForAcknowledgedAsync(int appends) =>
        Eventually.TrueAsync(() => Count >= appends || _process.HasExited, TimeSpan.FromSeconds(60), $"{appends} acknowledged appends");

    /// <summary>Ends the process as kill -9 does, and returns once everything it printed is read.</summary>
    public async Task KillAsync()
    {
        Assert.False(_process.HasExited, "The writer ended by itself.");
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>Every acknowledged append is there as a whole, and nothing is there in part.</summary>
    public async Task AssertKeptAsync(IConversationLog log, ICustomerStore customers)
    {
        Assert.NotEmpty(_acknowledged);
        foreach (var (conversationId, acknowledged) in _acknowledged)
        {
            var key = Sample.Key(conversationId);
            var head = (await log.GetAsync(key, default))!.Revision;
            Assert.True(head >= acknowledged, $"{conversationId} was acknowledged up to {acknowledged} and is at {head}.");
            Assert.Equal(0, head % EventsPerAppend);

            var events = await log.ReadAsync(key, 1, int.MaxValue, default);
            Assert.Equal(Enumerable.Range(1, (int)head).Select(i => (long)i), events.Select(stored => stored.Revision));
            for (var before = 0L; before < head; before += EventsPerAppend)
            {
                Assert.NotNull(await log.FindRequestAsync(Sample.Request($"{conversationId}-{before}").Key, default));
            }

            Assert.Null(await log.FindRequestAsync(Sample.Request($"{conversationId}-{head}").Key, default));
            var history = await customers.ReadAsync(new("tenant-a", conversationId), int.MaxValue, default);
            Assert.Equal(head / EventsPerAppend, history!.InteractionCount);
            Assert.Equal(head / EventsPerAppend, history.Interactions.Count);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last line may be cut short by the kill; the line before it was acknowledged for certain.
            if (line.Split(' ') is [var conversationId, var head] && long.TryParse(head, out var revision) && revision % EventsPerAppend == 0)
            {
                _acknowledged[conversationId] = Math.Max(revision, _acknowledged.GetValueOrDefault(conversationId));
                Interlocked.Increment(ref _count);
            }
        }
    }
}
