using AgentAssist.Testing.Servers;

namespace AgentAssist.Robustness.Faults;

/// <summary>What befalls a redis-server: loss, silence, forgetting all of it or what was used least.</summary>
internal static class RedisFaults
{
    public const string Kill = "redis-kill";

    public static IEnumerable<Fault> Of(RedisServer redis)
    {
        var name = $"redis {redis.Port}";
        yield return new ActionFault(Kill, name, _ => redis.KillAsync(), () => redis.RestartAsync());
        yield return new ActionFault("redis-pause", name, _ => redis.PauseAsync(), redis.ResumeAsync, TimeSpan.FromSeconds(4));
        yield return new ActionFault(
            "redis-flush", name, token => redis.CliAsync(["flushall"], token), () => Task.CompletedTask, TimeSpan.FromSeconds(1));
        yield return new ActionFault(
            "redis-evict",
            name,
            async token =>
            {
                await redis.CliAsync(["config", "set", "maxmemory-policy", "allkeys-lru"], token);
                await redis.CliAsync(["config", "set", "maxmemory", "1mb"], token);
            },
            () => redis.CliAsync(["config", "set", "maxmemory", "0"]));
    }
}
