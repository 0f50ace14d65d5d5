using System.Net.Sockets;
using System.Text;

namespace AgentAssist.Cli.Diagnosing;

/// <summary>Asks the first endpoint of a Redis configuration whether it is there.</summary>
internal static class RedisCheck
{
    private const int DefaultPort = 6379;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Checks a configuration as the server takes it, for example "localhost:6379,password=…".</summary>
    public static async Task<CheckResult> RunAsync(string configuration, TimeProvider clock, CancellationToken cancellationToken)
    {
        var endpoint = configuration.Split(',')[0].Trim();
        var colon = endpoint.LastIndexOf(':');
        var host = colon < 0 ? endpoint : endpoint[..colon];
        if (host.Length == 0 || (colon >= 0 && !ushort.TryParse(endpoint[(colon + 1)..], out _)))
        {
            return new CheckResult(CheckOutcome.Broken, "Redis", $"\"{endpoint}\" is no endpoint.", "Write it as host:port.");
        }

        var port = colon < 0 ? DefaultPort : ushort.Parse(endpoint[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            using var bound = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
            var answer = await PingAsync(host, port, either.Token);
            return answer.StartsWith("+PONG", StringComparison.Ordinal) ? new CheckResult(CheckOutcome.Fine, "Redis", $"{endpoint} answers.")
                : answer.StartsWith("-NOAUTH", StringComparison.Ordinal) ? new CheckResult(CheckOutcome.Fine, "Redis", $"{endpoint} answers and wants a password.")
                : new CheckResult(CheckOutcome.Attention, "Redis", $"{endpoint} answers, but not as Redis does without TLS.", "Check host, port and ssl=true.");
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new CheckResult(
                CheckOutcome.Attention,
                "Redis",
                $"{endpoint} does not answer.",
                "Start it, or correct AgentAssist:Redis:Configuration. Assist goes on without it, from the system of record.");
        }
    }

    private static async Task<string> PingAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync("PING\r\n"u8.ToArray(), cancellationToken);
        var buffer = new byte[64];
        var read = await stream.ReadAsync(buffer, cancellationToken);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
