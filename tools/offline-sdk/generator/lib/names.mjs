// Names: from the names in the npm packages to those of the C# packages.

const keywords = new Set(
  ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double "
    + "else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal "
    + "is lock long namespace new null object operator out override params private protected public readonly ref return "
    + "sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked "
    + "unsafe ushort using virtual void volatile while").split(" "));

export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** A property's name in C#: only the first letter changes (`osDiskSizeGB` is `OsDiskSizeGB`), and a leading `$` goes. */
export const propertyName = (wireName) => upperFirst(wireName.replace(/^\$/, ""));

/** A parameter's name in C#: the wire name, with `@` before a keyword. */
export function parameterName(wireName) {
  const name = wireName.replace(/^\$/, "");
  return keywords.has(name) ? `@${name}` : name;
}

/** The file in the npm package that declares a class: `VpcEndpoint` is in `vpcEndpoint`, `IAMMember` in `iammember`. */
export const fileName = (name) => name.replace(/^\p{Lu}+/u, (capitals) => capitals.toLowerCase());

/** A module's namespace below the package's: `["core", "v1"]` is `["Core", "V1"]`, `["cloudwatch"]` is `["CloudWatch"]`. */
export const namespaceOf = (path, irregular = {}) => path.map((part) => irregular[part] ?? upperFirst(part));

/** An enum value's name in C#: letters, digits and single underscores; never starts with an underscore. */
export function enumValueName(name, enumName) {
  let safe = name.replace(/[^\p{L}\p{N}_]/gu, "_").replace(/^(?=\p{N})/u, "_");
  safe = upperFirst(safe).replace(/_+/g, "_");
  if (safe.startsWith("_")) {
    safe = enumName + safe;
  }
  return safe === "Equals" ? "EqualsValue" : safe;
}
