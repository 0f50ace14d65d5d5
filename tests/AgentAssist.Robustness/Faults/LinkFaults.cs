using AgentAssist.Robustness.Cluster;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Robustness.Faults;

/// <summary>What befalls the ways between clients, nodes, Redis and PostgreSQL.</summary>
internal static class LinkFaults
{
    public static IEnumerable<Fault> Of(AssistNode node) =>
    [
        .. Of("client", node.Name, node.Clients),
        .. node.Redis is { } redis ? Of("redis", node.Name, redis.Link) : [],
        .. node.Postgres is { } postgres ? Of("postgres", node.Name, postgres.Link) : [],
    ];

    private static IEnumerable<Fault> Of(string what, string target, TcpLink link)
    {
        yield return On("cut", link.Cut);
        yield return On("down", link.Sever);
        yield return On("requests-stall", link.HoldRequests);
        yield return On("answers-stall", link.HoldAnswers);

        Fault On(string kind, Action inject) => new ActionFault(
            $"link-{what}-{kind}",
            target,
            _ =>
            {
                inject();
                return Task.CompletedTask;
            },
            () =>
            {
                link.Resume();
                return Task.CompletedTask;
            });
    }
}
