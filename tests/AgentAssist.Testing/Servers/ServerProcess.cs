using System.Diagnostics;

namespace AgentAssist.Testing.Servers;

/// <summary>A child process that serves until it is told otherwise, and that never outlives the tests.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 400;
    private const int ErrorsKept = 2_000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly Queue<string> _errors = new();
    private bool _disposed;

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The last lines of both output streams.</summary>
    public string Log
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>The last lines that a logger wrote as an error, however much came after them.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_lines)
            {
                return [.. _errors];
            }
        }
    }

    public static ServerProcess Start(string path, IEnumerable<string> arguments) => Start(path, arguments, input: false);

    /// <param name="input">Whether <see cref="WriteLineAsync"/> is used.</param>
    public static ServerProcess Start(string path, IEnumerable<string> arguments, bool input)
    {
        var process = new Process { StartInfo = Command.Describe(path, arguments) };
        process.StartInfo.RedirectStandardInput = input;
        var server = new ServerProcess(process);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Asks until <paramref name="isReady"/> says yes.</summary>
    /// <param name="within">The bound; two minutes by default, since a busy machine may take long and a server that is broken ends or says so.</param>
    /// <exception cref="InvalidOperationException">The server ended, or was not ready in time; the message has its log.</exception>
    public async Task WaitUntilAsync(
        Func<CancellationToken, Task<bool>> isReady, CancellationToken cancellationToken, TimeSpan? within = null)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(within ?? TimeSpan.FromMinutes(2));
        try
        {
            while (!HasExited)
            {
                if (await isReady(bound.Token))
                {
                    return;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, bound.Token);
            }

            // The rest of the output is read once the process is waited for.
            await _process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The server was not ready in time. Its log:\n{Log}", late);
        }

        throw new InvalidOperationException($"The server ended with {_process.ExitCode}. Its log:\n{Log}");
    }

    /// <summary>Waits until the program ends by itself; returns its exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        return _process.ExitCode;
    }

    /// <summary>Writes a line to the program's input.</summary>
    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Sends a signal to the process and to those that it started itself; of a server that works in several.</summary>
    /// <param name="signal">Its name without SIG.</param>
    public async Task SignalFamilyAsync(string signal)
    {
        var children = await File.ReadAllTextAsync($"/proc/{_process.Id}/task/{_process.Id}/children");
        var ids = children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend($"{_process.Id}");
        await Command.RunAsync("sh", ["-c", $"kill -{signal} {string.Join(' ', ids)} || true"]);
    }

    /// <param name="signal">Its name without SIG.</param>
    public Task SignalAsync(string signal) => Command.RunAsync("kill", [$"-{signal}", $"{_process.Id}"]);

    public async Task KillAsync()
    {
        if (!HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the server to end, and makes it end when it does not within 20 s.</summary>
    public async Task StopAsync(string signal)
    {
        if (!HasExited)
        {
            try
            {
                await SignalAsync(signal);
                await _process.WaitForExitAsync().WaitAsync(Grace, TimeProvider.System);
            }
            catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
            {
                // Too slow, or gone before the signal came.
            }
        }

        await KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await KillAsync();
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        _process.Dispose();
    }

    private void KillAtExit(object? sender, EventArgs e)
    {
        if (!HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is null)
        {
            return;
        }

        lock (_lines)
        {
            Keep(_lines, e.Data, LinesKept);
            if (e.Data.StartsWith("fail:", StringComparison.Ordinal) || e.Data.StartsWith("crit:", StringComparison.Ordinal))
            {
                Keep(_errors, e.Data, ErrorsKept);
            }
        }
    }

    private static void Keep(Queue<string> lines, string line, int most)
    {
        lines.Enqueue(line);
        if (lines.Count > most)
        {
            lines.Dequeue();
        }
    }
}
