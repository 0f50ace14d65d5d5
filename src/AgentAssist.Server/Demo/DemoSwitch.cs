using AgentAssist.Storage;

namespace AgentAssist.Server.Demo;

/// <summary>The <c>--demo</c> switch.</summary>
internal static class DemoSwitch
{
    private const string Name = "--demo";
    private const string FolderPrefix = "agentassist-demo-";

    /// <summary>Takes the switch out of the arguments: what is left configures the server.</summary>
    public static (string[] Arguments, bool Demo) Take(string[] args) =>
        (args.Where(argument => argument != Name).ToArray(), args.Contains(Name, StringComparer.Ordinal));

    /// <summary>
    /// Lets the demo write into a new folder, so that it begins afresh each time and leaves a configured store alone.
    /// </summary>
    public static void UseThrowAwayStore(StorageOptions storage)
    {
        if (storage.Postgres.Length == 0 && storage.Path == new StorageOptions().Path)
        {
            storage.Path = Path.Combine(Directory.CreateTempSubdirectory(FolderPrefix).FullName, "agentassist.db");
        }
    }

    /// <summary>Whether the store is one that <see cref="UseThrowAwayStore"/> chose.</summary>
    public static bool IsThrowAway(StorageOptions storage) =>
        storage.Postgres.Length == 0 && Path.GetFileName(Path.GetDirectoryName(storage.Path) ?? "").StartsWith(FolderPrefix, StringComparison.Ordinal);

    public static void AddDemo(this IServiceCollection services) => services.AddHostedService<DemoTenant>();
}
