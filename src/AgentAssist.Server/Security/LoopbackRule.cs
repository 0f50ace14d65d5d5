using System.Net;
using AgentAssist.Server.Configuration;

namespace AgentAssist.Server.Security;

/// <summary>
/// Without sign-in the server talks to this machine alone. Customers' conversations are not for whoever reaches a port.
/// </summary>
internal static class LoopbackRule
{
    public static void Check(ServerOptions options, List<string> faults)
    {
        const string key = AgentAssistOptions.SectionName + ":" + nameof(AgentAssistOptions.Server) + ":" + nameof(ServerOptions.GrpcAddress);
        if (!Uri.TryCreate(options.GrpcAddress, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
        {
            faults.Add($"{key}: must be an http address such as http://127.0.0.1:5080.");
        }
        else if (!IsLoopback(address))
        {
            faults.Add(
                $"{key}: {address.Host} is reachable from other machines, and this version has no sign-in. "
                + "Use 127.0.0.1, [::1] or localhost.");
        }
    }

    /// <summary>The end point that an address of this machine names.</summary>
    public static IPEndPoint EndPoint(ServerOptions options)
    {
        var address = new Uri(options.GrpcAddress);
        return new IPEndPoint(address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(address.DnsSafeHost), address.Port);
    }

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
