namespace AgentAssist.Redis.History;

/// <summary>
/// What is decided where the values are, so that nodes cannot come between. A ticket is worth something only while it stands
/// under its key: an invalidation deletes it, and so do its time to live, an eviction and a failover that lost it. A fill whose
/// read may have missed an invalidation is therefore never stored, however late it comes and whatever Redis has forgotten;
/// it need not remember the invalidation for that. The memory of an invalidation stands beside it against a system of record
/// that answers from behind, such as a lagging replica.
/// </summary>
/// <remarks>Versions are compared as numbers: exact up to 2^53.</remarks>
internal static class HistoryScripts
{
    private const string KnownVersion =
        """
        local known = redis.call('GETRANGE', KEYS[1], 0, 19)
        local format = string.sub(known, 1, 1)
        local version = (format == '1' or format == '2' or format == '3' or format == '4' or format == '5') and string.len(known) == 20 and tonumber(string.sub(known, 2))

        """;

    /// <summary>KEYS[1] the ticket; ARGV[1] its number, ARGV[2] its time to live in ms. Gives the number that stands: who fill together share it.</summary>
    public const string Begin =
        """
        local standing = redis.call('GET', KEYS[1])
        if standing then
          return standing
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return ARGV[1]
        """;

    /// <summary>KEYS[1] the value, KEYS[2] the ticket; ARGV[1] its number, ARGV[2] the version's digits, ARGV[3] the new value, ARGV[4] its time to live in ms.</summary>
    public const string Fill =
        "if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end\n" + KnownVersion +
        """
        if version and version > tonumber(ARGV[2]) then
          return 0
        end
        redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
        return 1
        """;

    /// <summary>
    /// KEYS[1] the value, KEYS[2] the ticket; ARGV[1] the version's digits, ARGV[2] the memory of the invalidation, ARGV[3] its time
    /// to live in ms. The deletion comes first because Redis refuses a script for want of memory only before its first write:
    /// an invalidation must succeed when nothing else can be stored.
    /// </summary>
    public const string Invalidate =
        "redis.call('DEL', KEYS[2])\n" + KnownVersion +
        """
        if version and version >= tonumber(ARGV[1]) then
          return 0
        end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """;

    /// <summary>
    /// KEYS[1] the value, KEYS[2] the ticket; ARGV[1] what says that the customer is absent, ARGV[2] its time to live in ms. Whatever
    /// version was there: who fills from now on reads a record without them. Deleted first, for want of memory as above.
    /// </summary>
    public const string Forget =
        """
        redis.call('DEL', KEYS[1], KEYS[2])
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;
}
