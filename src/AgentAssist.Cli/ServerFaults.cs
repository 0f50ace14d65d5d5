using AgentAssist.Client;
using Grpc.Core;

namespace AgentAssist.Cli;

/// <summary>Says in one line what a failed call means and what to do about it.</summary>
internal static class ServerFaults
{
    public static string Describe(AgentAssistException e, Uri server)
    {
        if (e.Reason.Length == 0)
        {
            return e.StatusCode switch
            {
                StatusCode.Unavailable =>
                    $"No server answers at {Address(server)}. Start one with \"dotnet run --project src/AgentAssist.Server\", "
                    + "or name another with --server.",
                StatusCode.DeadlineExceeded => $"The server at {Address(server)} does not answer in time.",
                StatusCode.Internal or StatusCode.Unknown =>
                    $"What answers at {Address(server)} does not speak gRPC over HTTP/2. Is the port right? The server's gRPC port is 5080 by default.",
                StatusCode.Unauthenticated => $"The server at {Address(server)} wants a sign-in.",
                _ => $"{e.StatusCode}: {e.Message}",
            };
        }

        var fields = string.Join(", ", e.FieldViolations.Select(v => v.Field).Where(f => !e.Message.Contains(f, StringComparison.Ordinal)));
        return $"{e.Message.TrimEnd('.')} ({e.Reason}{(fields.Length > 0 ? $"; {fields}" : "")}).";
    }

    private static string Address(Uri server) => server.GetLeftPart(UriPartial.Authority);
}
